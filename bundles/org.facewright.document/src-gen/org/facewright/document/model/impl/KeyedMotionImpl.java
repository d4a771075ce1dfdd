package org.facewright.document.model.impl;

import org.eclipse.emf.common.notify.Notification;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.ENotificationImpl;

import org.facewright.core.curve.KeyCurves;

import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.KeyedMotion;

import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Keyed Motion</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.KeyedMotionImpl#getCurves <em>Curves</em>}</li>
 * </ul>
 *
 * @generated
 */
public class KeyedMotionImpl extends LayerContentImpl implements KeyedMotion {
	/**
	 * The cached value of the '{@link #getCurves() <em>Curves</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getCurves()
	 * @generated
	 * @ordered
	 */
	protected Stored<KeyCurves> curves;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected KeyedMotionImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.KEYED_MOTION;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Stored<KeyCurves> getCurves() {
		return curves;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void setCurves(Stored<KeyCurves> newCurves) {
		Stored<KeyCurves> oldCurves = curves;
		curves = newCurves;
		if (eNotificationRequired())
			eNotify(new ENotificationImpl(this, Notification.SET, DocumentPackage.KEYED_MOTION__CURVES, oldCurves, curves));
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case DocumentPackage.KEYED_MOTION__CURVES:
				return getCurves();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case DocumentPackage.KEYED_MOTION__CURVES:
				setCurves((Stored<KeyCurves>)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case DocumentPackage.KEYED_MOTION__CURVES:
				setCurves((Stored<KeyCurves>)null);
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case DocumentPackage.KEYED_MOTION__CURVES:
				return curves != null;
		}
		return super.eIsSet(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public String toString() {
		if (eIsProxy()) return super.toString();

		StringBuilder result = new StringBuilder(super.toString());
		result.append(" (curves: ");
		result.append(curves);
		result.append(')');
		return result.toString();
	}

} //KeyedMotionImpl

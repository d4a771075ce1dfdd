package org.facewright.document.model;

import org.eclipse.emf.ecore.EObject;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Layer Content</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * What a layer holds.
 * <!-- end-model-doc -->
 *
 *
 * @see org.facewright.document.model.DocumentPackage#getLayerContent()
 * @model abstract="true"
 * @generated
 */
public interface LayerContent extends EObject {
} // LayerContent
